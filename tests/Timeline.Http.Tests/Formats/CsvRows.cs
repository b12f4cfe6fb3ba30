using System.Text;

namespace Timeline.Http.Tests.Formats;

/// <summary>Reads CSV by the letter of RFC 4180.</summary>
internal static class CsvRows
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(string text)
    {
        var rows = new List<IReadOnlyList<string>>();
        for (var at = 0; at < text.Length;)
        {
            var row = new List<string>();
            do row.Add(Cell(text, ref at));
            while (text[at++] == ',');
            Assert.Equal("\r\n", text[(at - 1)..++at]);
            rows.Add(row);
        }

        return rows;
    }

    private static string Cell(string text, ref int at)
    {
        var cell = new StringBuilder();
        if (text[at] != '"')
        {
            while (text[at] is not (',' or '\r')) cell.Append(text[at++]);
            return cell.ToString();
        }

        while (true)
        {
            if (text[++at] == '"' && text[++at] != '"') return cell.ToString();
            cell.Append(text[at]);
        }
    }
}
