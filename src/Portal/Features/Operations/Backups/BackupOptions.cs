namespace Portal.Features.Operations.Backups;

public sealed class BackupOptions
{
    public const string Section = "Backup";

    /// <summary>
    /// Where the keys of backups lie: outside the database, and in no backup. The private halves may be moved to another machine;
    /// then backups are made here and opened there.
    /// </summary>
    public string KeyFolder { get; set; } = "App_Data/backup-keys";
}
