using System.Text;

namespace SynthesisPipeline.Ingest;

/// <summary>Cuts a JSON text into its items without holding it: the values of one list, or values one after another.</summary>
/// <param name="text">The file's text.</param>
/// <param name="name">The file's name, for messages.</param>
/// <param name="maxLength">UTF-16 units of one item.</param>
/// <param name="byLine">Whether each line is a value (.jsonl), so that a broken one spoils only itself.</param>
sealed class JsonItems(TextReader text, string name, long maxLength, bool byLine) : IDisposable
{
    readonly BoundedLines _lines = new(text, maxLength);
    readonly char[] _buffer = new char[1 << 15];
    int _at, _filled;
    bool _started, _isList, _ended;

    /// <summary>Place of the last item, from 1: its line in .jsonl, else its rank.</summary>
    public int Line { get; private set; }

    /// <summary>Gives the next item's text; null at the end.</summary>
    /// <exception cref="ImportException">The list ends in the middle of an item, or an item is too long.</exception>
    public string? Next() => byLine ? NextLine() : NextValue();

    /// <inheritdoc/>
    public void Dispose() => text.Dispose();

    string? NextLine()
    {
        while (_lines.Next() is { } line)
        {
            Line++;
            if (_lines.IsTooLong) throw TooLong();
            if (!string.IsNullOrWhiteSpace(line)) return line;
        }
        return null;
    }

    string? NextValue()
    {
        if (_ended || SkipBlank() is not { } first) return End();
        if (!_started)
        {
            _started = true;
            if (first == '[')
            {
                _isList = true;
                _at++;
                if (SkipBlank() is null) throw Truncated();
            }
        }
        if (_isList && Peek() == ']')
        {
            _ended = true;
            return null;
        }
        Line++;
        return Take();
    }

    string? End() => _isList && !_ended ? throw Truncated() : null;

    string Take()
    {
        var item = new StringBuilder();
        int depth = 0;
        bool inText = false, escaped = false;
        while (Peek() is { } c)
        {
            if (depth == 0 && !inText && item.Length > 0 && (c is ',' or ']' || char.IsWhiteSpace(c))) return item.ToString();
            item.Append(c);
            _at++;
            if (item.Length > maxLength) throw TooLong();
            if (escaped) escaped = false;
            else if (inText && c == '\\') escaped = true;
            else if (c == '"') inText = !inText;
            else if (inText) continue;
            else if (c is '{' or '[') depth++;
            else if (c is '}' or ']') depth--;
            if (depth <= 0 && !inText && c is ('}' or ']' or '"')) return item.ToString();
        }
        return depth > 0 || inText ? throw Truncated() : item.ToString();
    }

    char? SkipBlank()
    {
        while (Peek() is { } c)
            if (char.IsWhiteSpace(c) || c is ',' or '\uFEFF') _at++;
            else return c;
        return null;
    }

    char? Peek()
    {
        if (_at == _filled)
        {
            _filled = text.Read(_buffer, 0, _buffer.Length);
            _at = 0;
            if (_filled <= 0) return null;
        }
        return _buffer[_at];
    }

    ImportException Truncated() => new($"« {Shown.Name(name)} » s'arrête au milieu d'un élément (n° {Line}) : le fichier est tronqué, redemandez-le à la plateforme.");

    ImportException TooLong() => new($"« {Shown.Name(name)} », élément {Line} : plus de {maxLength} caractères : attendu une liste d'objets, un par contribution.");
}
