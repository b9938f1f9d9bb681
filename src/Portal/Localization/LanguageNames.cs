namespace Portal.Localization;

/// <summary>What a language is called in another. From our own words: system data differ from machine to machine.</summary>
public static class LanguageNames
{
    /// <summary>The name, or the code itself for a language nobody has named yet.</summary>
    public static string Of(string code, Language reader) =>
        Texts.ResourceManager.GetString("LanguageName" + char.ToUpperInvariant(code[0]) + code[1..], reader.Culture) ?? code;
}
