using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options);
