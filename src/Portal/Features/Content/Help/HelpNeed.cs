using Portal.Features.Anchors.Contacts;

namespace Portal.Features.Content.Help;

/// <summary>What somebody may need, as the reader would say it, and the kinds of contact that answer it, the nearest first.</summary>
public sealed record HelpNeed(string Id, string TextKey, IReadOnlyList<ContactKind> Kinds)
{
    public static IReadOnlyList<HelpNeed> All { get; } =
    [
        new("advice", nameof(Texts.HelpNeedAdvice), [ContactKind.Anchor, ContactKind.Police]),
        new("danger", nameof(Texts.HelpNeedDanger), [ContactKind.Emergency, ContactKind.Social]),
        new("talk", nameof(Texts.HelpNeedTalk), [ContactKind.Crisis, ContactKind.Faith, ContactKind.Health]),
        new("hurt", nameof(Texts.HelpNeedHurt), [ContactKind.Victim]),
        new("leave", nameof(Texts.HelpNeedLeave), [ContactKind.Exit]),
        new("child", nameof(Texts.HelpNeedChild), [ContactKind.ChildWelfare, ContactKind.Family, ContactKind.Social]),
        new("young", nameof(Texts.HelpNeedYoung), [ContactKind.Youth]),
        new("rights", nameof(Texts.HelpNeedRights), [ContactKind.Advice]),
    ];

    public static HelpNeed? Find(string? id) => All.FirstOrDefault(need => need.Id == id);
}
