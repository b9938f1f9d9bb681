using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Portal.Features.Accounts;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Cases.Inbox;
using Portal.Features.Cases.Keys;
using Portal.Features.Cases.Transfer;
using Portal.Features.Concerns;
using Portal.Features.Concerns.Form;
using Portal.Features.Concerns.Mailbox;
using Portal.Features.Content;
using Portal.Features.Notifications;

namespace Portal.Data;

/// <summary>The portal's one store. Each database has its own subclass, because each has its own migrations.</summary>
public abstract class PortalDb(DbContextOptions options) : IdentityUserContext<Member, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>The first of Identity's schemas that has passkeys.</summary>
    internal static readonly Version IdentitySchema = IdentitySchemaVersions.Version3;

    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    public DbSet<SignInPace> SignInPaces => Set<SignInPace>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<ReceivingTeam> ReceivingTeams => Set<ReceivingTeam>();

    public DbSet<TeamKey> TeamKeys => Set<TeamKey>();

    public DbSet<Concern> Concerns => Set<Concern>();

    public DbSet<ConcernWrap> ConcernWraps => Set<ConcernWrap>();

    public DbSet<ConcernEvent> ConcernEvents => Set<ConcernEvent>();

    public DbSet<CaseAct> CaseActs => Set<CaseAct>();

    public DbSet<JunkClearing> JunkClearings => Set<JunkClearing>();

    public DbSet<MemberKey> MemberKeys => Set<MemberKey>();

    public DbSet<TransferNote> TransferNotes => Set<TransferNote>();

    public DbSet<HeldTeamKey> HeldTeamKeys => Set<HeldTeamKey>();

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<DuePromise> DuePromises => Set<DuePromise>();

    public DbSet<BurntJourney> BurntJourneys => Set<BurntJourney>();

    public DbSet<FormKey> FormKeys => Set<FormKey>();

    public DbSet<ContentFile> ContentFiles => Set<ContentFile>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // One form of time for both databases: SQLite cannot compare DateTimeOffset, PostgreSQL wants UTC.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTimeConverter>();
    }
}
