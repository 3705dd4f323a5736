package org.chuangdai.transfer;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Labelled;

/** The kinds of cells that imports know. */
public final class CellTypes {
    private static final Pattern MONEY = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,12})?");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,10}");
    private static final Pattern DIVISION = Pattern.compile("\\d{6}|\\d{9}|\\d{12}");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern SEVERAL = Pattern.compile("[;；]");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final Set<String> YES = Set.of("true", "是");
    private static final Set<String> NO = Set.of("false", "否");

    private CellTypes() {
    }

    /** Free text; line breaks are allowed, other control characters are not. */
    public static CellType text(int charsMax) {
        return new CellType("text collate \"C\"", charsMax, false, cell -> {
            if (cell.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
                throw new CellRefusal("INVALID_CHARACTER", "含有控制字符。", "Holds control characters.");
            }
            return cell;
        });
    }

    /** A code that is kept as it is. */
    public static CellType code() {
        return text(64);
    }

    /** A code written in capitals: small letters are read as such. */
    public static CellType upperCaseCode() {
        return code().then(cell -> cell.toUpperCase(Locale.ROOT));
    }

    /** A name for programs: capitals, digits and underscores. */
    public static CellType constant() {
        return code().then(cell -> match(CONSTANT, cell, "INVALID_CODE", "“%s”应由大写字母、数字和下划线组成。", "“%s” should be capitals, digits and underscores."));
    }

    public static CellType date() {
        return new CellType("date", 10, false, cell -> {
            try {
                return DAY.format(LocalDate.parse(cell, DAY));
            } catch (DateTimeException e) {
                throw new CellRefusal("INVALID_DATE", "“%s”不是日期，应写作2022-12-31。", "“%s” is no date; write it as 2022-12-31.", cell);
            }
        });
    }

    /** Yuan, not negative, at most two decimals, below a trillion. */
    public static CellType money() {
        return new CellType("numeric(18, 2)", 40, true, cell -> {
            if (cell.startsWith("-")) {
                throw negative(cell);
            }
            return match(MONEY, cell, "INVALID_AMOUNT", "“%s”不是金额：以元为单位，最多12位整数和两位小数。",
                    "“%s” is no amount: yuan, at most 12 digits and two decimals.");
        });
    }

    /** A number with at most so many decimals between two bounds. */
    public static CellType number(String sqlType, int decimals, String least, String most) {
        return new CellType(sqlType, 40, true, cell -> {
            match(NUMBER, cell, "INVALID_NUMBER", "“%s”不是数字。", "“%s” is no number.");
            if (new BigDecimal(cell).stripTrailingZeros().scale() > decimals) {
                throw new CellRefusal("INVALID_NUMBER", "“%s”的小数超过%s位。", "“%s” has more than %s decimals.", cell, decimals);
            }
            return within(cell, least, most);
        });
    }

    public static CellType integer(int least, int most) {
        return new CellType("integer", 40, true, cell ->
                within(match(INTEGER, cell, "INVALID_NUMBER", "“%s”不是整数。", "“%s” is no whole number."), Integer.toString(least), Integer.toString(most)));
    }

    public static CellType year() {
        return integer(1949, 2999);
    }

    public static CellType flag() {
        return new CellType("boolean", 40, false, cell -> {
            String lower = cell.toLowerCase(Locale.ROOT);
            if (YES.contains(lower) || NO.contains(lower)) {
                return Boolean.toString(YES.contains(lower));
            }
            throw new CellRefusal("INVALID_BOOLEAN", "“%s”应为是、否、true或false。", "“%s” should be true, false, 是 or 否.", cell);
        });
    }

    /** One of a set of constants, by schema name or Chinese label. */
    public static <E extends Enum<E> & Labelled> CellType oneOf(Class<E> type) {
        E[] constants = type.getEnumConstants();
        return new CellType("text collate \"C\"", 64, false, cell -> constant(constants, cell));
    }

    /** Several of a set of constants, separated by semicolons. */
    public static <E extends Enum<E> & Labelled> CellType severalOf(Class<E> type) {
        E[] constants = type.getEnumConstants();
        return new CellType("text[]", 400, false, cell -> {
            Set<String> names = new LinkedHashSet<>();
            for (String part : SEVERAL.split(cell)) {
                if (!part.isBlank()) {
                    names.add(constant(constants, part.strip()));
                }
            }
            return "{" + String.join(",", names) + "}";
        });
    }

    /** Division code of 6, 9 or 12 digits, as 12. */
    public static CellType division() {
        return code().then(cell -> {
            match(DIVISION, cell, "INVALID_DIVISION", "行政区划代码“%s”应为6、9或12位数字。", "Division code “%s” should have 6, 9 or 12 digits.");
            return cell + "0".repeat(DivisionCode.LENGTH - cell.length());
        });
    }

    /** The value, refused unless it has the shape of {@code pattern}; the messages repeat it. */
    public static String match(Pattern pattern, String value, String code, String chinese, String english) {
        if (!pattern.matcher(value).matches()) {
            throw new CellRefusal(code, chinese, english, CellRefusal.echo(value));
        }
        return value;
    }

    private static String within(String value, String least, String most) {
        BigDecimal number = new BigDecimal(value);
        if (number.signum() < 0 && new BigDecimal(least).signum() >= 0) {
            throw negative(value);
        }
        if (number.compareTo(new BigDecimal(least)) < 0 || number.compareTo(new BigDecimal(most)) > 0) {
            throw new CellRefusal("OUT_OF_RANGE", "“%s”应在%s与%s之间。", "“%s” should lie between %s and %s.", value, least, most);
        }
        return value;
    }

    private static CellRefusal negative(String value) {
        return new CellRefusal("NEGATIVE", "“%s”不能为负数。", "“%s” cannot be negative.", CellRefusal.echo(value));
    }

    private static <E extends Enum<E> & Labelled> String constant(E[] constants, String cell) {
        for (E constant : constants) {
            if (constant.name().equals(cell) || constant.label().equals(cell)) {
                return constant.name();
            }
        }
        String known = Arrays.stream(constants).map(c -> c.name() + " " + c.label()).collect(Collectors.joining(", "));
        throw new CellRefusal("UNKNOWN_VALUE", "“%s”不在可选值之中：%s。", "“%s” is none of: %s.", CellRefusal.echo(cell), known);
    }
}
