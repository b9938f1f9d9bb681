using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options);
