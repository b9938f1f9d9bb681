namespace Portal.Sealing.Tests;

/// <summary>Reads an ending and fails the test if it is the other one.</summary>
internal static class Openings
{
    public static T Value<T>(this Opening<T> opening) => Assert.IsType<Opening<T>.Opened>(opening).Value;

    public static Refusal Reason<T>(this Opening<T> opening) => Assert.IsType<Opening<T>.Refused>(opening).Reason;

    public static bool IsOpen<T>(this Opening<T> opening) => opening is Opening<T>.Opened;
}
