using Microsoft.AspNetCore.Identity;

namespace Portal.Features.Accounts;

/// <summary>
/// Long enough, and not what everybody tries first. No rules about kinds of characters: they make people choose
/// the same few passwords (NIST SP 800-63B).
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Member>
{
    internal const int Shortest = 12;
    internal const int Longest = 128;
    internal const string TooShort = "TooShort";
    internal const string TooCommon = "TooCommon";

    private const int FewestDifferent = 5;
    private static readonly HashSet<string> Common = Read();

    internal static bool IsOurs(string code) => code is TooShort or TooCommon;

    public Task<IdentityResult> ValidateAsync(UserManager<Member> manager, Member user, string? password) =>
        Task.FromResult(Fault(password ?? "", user.Email) is { } code
            ? IdentityResult.Failed(new IdentityError { Code = code })
            : IdentityResult.Success);

    private static string? Fault(string password, string? address)
    {
        if (password.Length is < Shortest or > Longest)
            return TooShort;

        var plain = password.ToLowerInvariant();
        // "Salasana-2026!" is "salasana": years and marks around a common word add nothing.
        var word = string.Concat(plain.Where(char.IsLetter));
        return plain.Distinct().Count() < FewestDifferent
            || Common.Contains(plain)
            || Common.Contains(word)
            || IsRepeated(word)
            || (address is not null && plain.Contains(address.Split('@')[0], StringComparison.OrdinalIgnoreCase) && word.Length < Shortest)
            || string.Equals(plain, address, StringComparison.OrdinalIgnoreCase)
                ? TooCommon
                : null;
    }

    private static bool IsRepeated(string word) => Enumerable.Range(2, 3)
        .Where(times => word.Length > 0 && word.Length % times == 0)
        .Select(times => (Times: times, Part: word[..(word.Length / times)]))
        .Any(each => Common.Contains(each.Part) && string.Concat(Enumerable.Repeat(each.Part, each.Times)) == word);

    private static HashSet<string> Read()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("Portal.CommonPasswords")
            ?? throw new InvalidOperationException("The list of common passwords is missing.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
