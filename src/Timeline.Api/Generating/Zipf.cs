namespace Timeline.Api.Generating;

/// <summary>Picks of some things few very often and most of them seldom, as names appear in real texts: the n-th about 1/n as often as the first.</summary>
/// <remarks>G. K. Zipf, Human Behavior and the Principle of Least Effort, 1949; here with exponent 1.</remarks>
internal sealed class Zipf
{
    private readonly double[] _sums;

    /// <param name="count">How many things there are, 1 or more.</param>
    public Zipf(int count)
    {
        _sums = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++) _sums[i] = sum += 1.0 / (i + 1);
    }

    /// <summary>The index of one of them, from 0.</summary>
    public int Next(Random random)
    {
        var at = Array.BinarySearch(_sums, random.NextDouble() * _sums[^1]);
        return Math.Min(at < 0 ? ~at : at, _sums.Length - 1);
    }
}
