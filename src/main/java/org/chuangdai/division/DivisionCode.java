package org.chuangdai.division;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Sql;

/** Division codes (行政区划代码): stored with 12 digits, accepted as prefixes of 2, 4, 6, 9 or 12 (GB/T 2260 and statistical codes). */
public final class DivisionCode {
    public static final int LENGTH = 12;
    private static final Pattern PREFIX = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");

    private DivisionCode() {
    }

    /** The code with 12 digits, zeros behind the prefix. */
    public static String full(String prefix) {
        return check(prefix) + "0".repeat(LENGTH - prefix.length());
    }

    /** The shortest prefix that means the same place: 360822000000 is 360822. */
    public static String prefix(String code) {
        String full = full(code);
        for (int length : new int[] {2, 4, 6, 9}) {
            if (full.substring(length).chars().allMatch(c -> c == '0')) {
                return full.substring(0, length);
            }
        }
        return full;
    }

    /** The full codes of the places above this one, the province first. */
    public static String[] above(String prefix) {
        String place = prefix(prefix);
        return IntStream.of(2, 4, 6, 9).filter(length -> length < place.length()).mapToObj(length -> full(place.substring(0, length))).toArray(String[]::new);
    }

    /** The full codes of the place and all above it, the province first. */
    public static Stream<String> upTo(String prefix) {
        return Stream.concat(Arrays.stream(above(prefix)), Stream.of(full(prefix)));
    }

    /** Adds the condition that {@code column} lies in the place and all below it. */
    public static Sql restrict(Sql sql, String column, String prefix) {
        String place = prefix(prefix);
        String pad = "0".repeat(LENGTH - place.length());
        return place.length() == LENGTH ? sql.and(column + " = ?", place)
                : sql.and(column + " between ? and ?", place + pad, place + pad.replace('0', '9'));
    }

    /** The given code, refused with BAD_REQUEST when it is none. */
    public static String check(String code) {
        if (code == null || !PREFIX.matcher(code).matches()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "行政区划代码应为2、4、6、9或12位数字，而不是“%s”。",
                    "A division code has 2, 4, 6, 9 or 12 digits, not “%s”.", code);
        }
        return code;
    }
}
