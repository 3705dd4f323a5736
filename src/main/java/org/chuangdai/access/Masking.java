package org.chuangdai.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks of personal values (脱敏): what everybody sees who has no reason to see more. */
public final class Masking {
    /** Identity numbers of both lengths and mobile phones, standing alone among other text. */
    private static final Pattern NUMBER_OF_A_PERSON = Pattern.compile("(?<![0-9A-Za-z])(?:\\d{6}(?:18|19|20)\\d{2}[01]\\d[0-3]\\d\\d{3}[\\dXx]|\\d{8}[01]\\d[0-3]\\d{4}|1[3-9]\\d{9})(?![0-9A-Za-z])");

    private Masking() {
    }

    /** A text in which every identity number and phone is masked: for messages, which may repeat what somebody sent. */
    public static String text(String text) {
        if (text == null) {
            return null;
        }
        Matcher found = NUMBER_OF_A_PERSON.matcher(text);
        return found.find() ? found.replaceAll(number -> identityNumber(number.group())) : text;
    }

    /** 110***********002X: the first three and the last four characters. */
    public static String identityNumber(String value) {
        return keep(value, 3, 4);
    }

    /** 138****5678. */
    public static String phone(String value) {
        return keep(value, 3, 4);
    }

    /** 张*: the first character, whatever follows. */
    public static String name(String value) {
        return value == null || value.isEmpty() ? value : value.substring(0, value.offsetByCodePoints(0, 1)) + "*";
    }

    private static String keep(String value, int front, int back) {
        if (value == null || value.length() <= front + back) {
            return value;
        }
        return value.substring(0, front) + "*".repeat(value.length() - front - back) + value.substring(value.length() - back);
    }
}
