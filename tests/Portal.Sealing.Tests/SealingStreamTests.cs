using System.Security.Cryptography;

namespace Portal.Sealing.Tests;

/// <summary>Long files: what was sealed comes back whole, and anything altered, moved or missing is noticed.</summary>
public sealed class SealingStreamTests : IDisposable
{
    private readonly SymmetricKey key = SymmetricKey.Generate();

    public void Dispose() => key.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(1_000_000)]
    public void A_file_of_any_size_comes_back(int size)
    {
        byte[] plain = RandomNumberGenerator.GetBytes(size);
        Assert.Equal(plain, Open(Seal(plain)));
    }

    [Fact]
    public void One_altered_bit_anywhere_is_refused()
    {
        byte[] file = Seal(RandomNumberGenerator.GetBytes(70_000));
        for (int position = 0; position < file.Length; position += position < 40 ? 1 : 997)
        {
            byte[] altered = [.. file];
            altered[position] ^= 4;
            Assert.Throws<InvalidDataException>(() => Open(altered));
        }
    }

    [Fact]
    public void A_file_cut_short_lengthened_reordered_or_under_another_key_is_refused()
    {
        const int frame = 5 + 65_536 + 16;
        byte[] file = Seal(RandomNumberGenerator.GetBytes((3 * 65_536) + 10));
        Assert.Throws<InvalidDataException>(() => Open(file[..^1]));
        Assert.Throws<InvalidDataException>(() => Open(file[..(2 * frame)]));
        Assert.Throws<InvalidDataException>(() => Open([.. file, 0]));
        Assert.Throws<InvalidDataException>(() => Open([]));
        Assert.Throws<InvalidDataException>(() => Open([.. file[frame..(2 * frame)], .. file[..frame], .. file[(2 * frame)..]]));
        Assert.Throws<InvalidDataException>(() => Open([.. file[..frame], .. file[(2 * frame)..]]));
        using SymmetricKey other = SymmetricKey.Generate();
        using OpeningStream opening = new(new MemoryStream(file), other);
        Assert.Throws<InvalidDataException>(() => opening.CopyTo(Stream.Null));
    }

    [Fact]
    public void A_file_that_was_not_completed_opens_nowhere()
    {
        using MemoryStream target = new();
        using (SealingStream sealing = new(target, key))
        {
            sealing.Write(new byte[100_000]);
        }

        Assert.Throws<InvalidDataException>(() => Open(target.ToArray()));
    }

    private byte[] Seal(byte[] plain)
    {
        using MemoryStream target = new();
        using SealingStream sealing = new(target, key);
        sealing.Write(plain);
        sealing.Complete();
        return target.ToArray();
    }

    private byte[] Open(byte[] file)
    {
        using OpeningStream opening = new(new MemoryStream(file), key);
        using MemoryStream plain = new();
        opening.CopyTo(plain);
        return plain.ToArray();
    }
}
