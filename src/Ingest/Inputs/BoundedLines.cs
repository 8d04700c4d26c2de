using System.Text;

namespace SynthesisPipeline.Ingest;

/// <summary>Reads lines as a text reader does, but never holds more than a bound of one.</summary>
/// <param name="text">The text; left open.</param>
/// <param name="maxLength">UTF-16 units of one line.</param>
sealed class BoundedLines(TextReader text, long maxLength)
{
    readonly char[] _buffer = new char[1 << 15];
    int _at, _filled;

    /// <summary>Whether the last line given is the beginning of one that is too long; nothing can be read after it.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Gives the next line; null at the end.</summary>
    public string? Next()
    {
        if (!Fill()) return null;
        var line = new StringBuilder();
        while (Fill())
        {
            var rest = _buffer.AsSpan(_at, _filled - _at);
            var end = rest.IndexOfAny('\n', '\r');
            line.Append(end < 0 ? rest : rest[..end]);
            if (line.Length > maxLength)
            {
                IsTooLong = true;
                break;
            }
            if (end < 0)
            {
                _at = _filled;
                continue;
            }
            _at += end + 1;
            if (rest[end] == '\r' && Fill() && _buffer[_at] == '\n') _at++;
            break;
        }
        return line.ToString();
    }

    bool Fill()
    {
        if (_at < _filled) return true;
        (_at, _filled) = (0, text.Read(_buffer, 0, _buffer.Length));
        return _filled > 0;
    }
}
