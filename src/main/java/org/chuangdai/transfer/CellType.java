package org.chuangdai.transfer;

import java.util.function.UnaryOperator;

/**
 * What the cells of a column hold.
 *
 * @param sqlType   type of the column in PostgreSQL
 * @param charsMax  longest cell
 * @param numeric   whether a spreadsheet shows it as a number
 * @param canonical from a cell that is not blank to the one text that stands for its value; throws {@link CellRefusal}
 */
public record CellType(String sqlType, int charsMax, boolean numeric, UnaryOperator<String> canonical) {

    /** The same type with a further normalisation or check behind its own. */
    public CellType then(UnaryOperator<String> further) {
        return new CellType(sqlType, charsMax, numeric, cell -> further.apply(canonical.apply(cell)));
    }

    /** The value of a cell in its one form, null for a blank cell. */
    String parse(String cell) {
        String stripped = cell.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        if (stripped.indexOf('\uFFFD') >= 0) {
            throw new CellRefusal("ENCODING", "含有无法解码的字符，请检查文件编码。", "Holds bytes that are no text in the file's encoding.");
        }
        if (stripped.length() > charsMax) {
            throw new CellRefusal("TOO_LONG", "有%s个字符，最多%s个。", "Has %s characters; at most %s are allowed.", stripped.length(), charsMax);
        }
        return canonical.apply(stripped);
    }
}
