namespace Portal.Sealing;

/// <summary>
/// The key of the letters of one record. The team makes it from the record's content key, the holder of the receipt finds it
/// inside the envelope that the code opens; nobody else can have it. So who knows the database and every public key still
/// cannot write a letter that opens. It does not lead back to the content key: the code opens letters only.
/// </summary>
public static class LettersKey
{
    /// <summary>The letters' key of the record with this content key, which therefore never changes while the record lives.</summary>
    public static SymmetricKey Of(SymmetricKey contentKey) => DerivedKey.Make(contentKey.Bytes, [], DerivedKey.Letters);
}
