namespace SynthesisPipeline.Ingest;

/// <summary>Gives the cells of the current row and remembers the first one that cannot be taken.</summary>
sealed class RowCells(ITable table, ImportOptions options)
{
    /// <summary>Name of the first column at fault in this row; null when all cells are sound.</summary>
    public string? BadColumn { get; private set; }

    /// <summary>What stood there.</summary>
    public string BadValue { get; private set; } = "";

    /// <summary>What is wrong with it, in French.</summary>
    public string BadReason { get; private set; } = "";

    /// <summary>Forgets the last row's fault.</summary>
    public void Reset() => BadColumn = null;

    /// <summary>Gives the cell of a field; empty where the table has no such column.</summary>
    public string this[RowMap map, Field field] => map[field] is >= 0 and var column ? At(column) : "";

    /// <summary>Gives the cell of a column; empty when it cannot be taken.</summary>
    public string At(int column)
    {
        var cell = table[column];
        if (cell.Length == 0) return "";
        if (cell.Contains('\0')) return Bad(column, cell, "La cellule contient un caractère nul (U+0000) : le fichier est sans doute abîmé ; retirez-le et réimportez la ligne.");
        return cell.Length <= options.MaxCellLength ? cell
            : Bad(column, cell, $"La cellule compte {cell.Length} caractères, plus que les {options.MaxCellLength} admis (guillemet jamais refermé ?) ; raccourcissez-la.");
    }

    string Bad(int column, string cell, string reason)
    {
        if (BadColumn is not null) return "";
        BadColumn = column < table.Columns.Count ? table.Columns[column] : "";
        BadValue = cell;
        BadReason = reason;
        return "";
    }
}
