package org.chuangdai.audit;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.chuangdai.access.Masking;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;

/** Keeps identity numbers, phones and account numbers out of what is written down. */
final class Personal {
    static final int REASON_CHARS_MIN = 5;
    static final int REASON_CHARS_MAX = 200;
    private static final int TEXT_CHARS_MAX = 200;
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[\\s\\-_.,·/]+(?=[\\dXx])");
    private static final Pattern NUMBER_OF_A_PERSON = Pattern.compile("\\d{15,}|(?<!\\d)1[3-9]\\d{9}(?!\\d)|(?<!\\d)(?:0086|86)1[3-9]\\d{9}(?!\\d)");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Personal() {
    }

    /** A name or code as it may be written down: one line, at most 200 characters, identity numbers and phones masked. */
    static String without(String text) {
        if (text == null) {
            return null;
        }
        String line = CONTROL.matcher(text.length() > TEXT_CHARS_MAX ? text.substring(0, TEXT_CHARS_MAX) : text).replaceAll(" ");
        return Masking.text(line);
    }

    /** A reason in the caller's words, refused with BAD_REQUEST when it is too short, too long or holds what looks like a person's number. */
    static String reason(String given) {
        String reason = given == null ? "" : given.strip();
        int characters = reason.codePointCount(0, reason.length());
        if (characters < REASON_CHARS_MIN || characters > REASON_CHARS_MAX || CONTROL.matcher(reason).find()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "请用%s至%s个字符说明理由。", "Give the reason in %s to %s characters.", REASON_CHARS_MIN, REASON_CHARS_MAX);
        }
        String digits = BETWEEN_DIGITS.matcher(Normalizer.normalize(reason, Normalizer.Form.NFKC)).replaceAll("");
        if (NUMBER_OF_A_PERSON.matcher(digits).find()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "理由会写入审计记录，请勿填写身份证号、手机号或账号。",
                    "The reason goes into the audit log; leave out identity numbers, phones and account numbers.");
        }
        return reason;
    }
}
