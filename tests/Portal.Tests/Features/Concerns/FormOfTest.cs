using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Anchors.Receiving;
using Portal.Features.Concerns.Form;
using Portal.Features.Concerns.Journey;
using Portal.Localization;
using Portal.Sealing;
using Portal.Tests.Support;
using TeamKey = Portal.Features.Anchors.Receiving.TeamKey;

namespace Portal.Tests.Features.Concerns;

/// <summary>One running portal whose form is driven through its own service: thousands of posts in seconds.</summary>
public sealed class FormOfTest : IAsyncLifetime
{
    internal PortalSite Site { get; } = new PortalSite().KeepingKeys();

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        using var key = PrivateKey.Generate();
        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        db.Add(new TeamKey { TeamId = ReceivingTeam.DutyId, Epoch = 1, PublicJwk = key.Public.ToJwk(), CreatedAt = TimeProvider.System.GetUtcNow() });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>Posts to the form as somebody who is at this step with these answers.</summary>
    internal async Task<FormView> PostAsync(string step, Answers answers, string button, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, bool cutShort = false) =>
        await PostAsync(await StateAsync(step, answers), button, fields, cutShort);

    internal async Task<FormView> PostAsync(string? state, string button, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, bool cutShort = false)
    {
        CultureInfo.CurrentUICulture = Language.Finnish.Culture;
        await using var scope = Site.Services.CreateAsyncScope();
        var post = new FormPost(button, state, name => fields.GetValueOrDefault(name) ?? [], cutShort);
        return await scope.ServiceProvider.GetRequiredService<FormDesk>().AnswerAsync(SiteForms.Concern, post, Language.Finnish, TestContext.Current.CancellationToken);
    }

    internal Task<string> StateAsync(string step, Answers answers)
    {
        using var code = ReceiptCode.Generate();
        var journey = new FormJourney(Guid.NewGuid(), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(), code.Format(), step, false, answers.Values);
        return Site.Services.GetRequiredService<FormStates>().SealAsync(journey, TestContext.Current.CancellationToken);
    }

    /// <summary>What is inside a state.</summary>
    internal async Task<FormJourney> OpenAsync(string state) =>
        (await Site.Services.GetRequiredService<FormStates>().OpenAsync(state, TestContext.Current.CancellationToken))!;

    internal static string? StateOf(FormView view) => view switch
    {
        FormView.Question question => question.State,
        FormView.Check check => check.State,
        _ => null,
    };

    internal static Answers Given(params (string Field, string Value)[] answers) => new(answers
        .GroupBy(answer => answer.Field)
        .Select(group => KeyValuePair.Create<string, IReadOnlyList<string>>(group.Key, [.. group.Select(answer => answer.Value)])));
}
