package org.chuangdai.transfer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;

/** The encodings of files in and out: UTF-8, and GB18030 as spreadsheet programs write it in China. */
public final class TextCharset {
    /** Held from the build on: an executable has no other encodings of China, and does not find this one by its name. */
    static final Charset GB18030 = Charset.forName("GB18030");

    private TextCharset() {
    }

    /** The encoding that a caller names, in any of its names; BAD_REQUEST for any other. */
    public static Charset named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "gb18030", "gbk", "gb2312", "cp936" -> GB18030;
            default -> throw new Refusal(ErrorCode.BAD_REQUEST, "不支持编码“%s”，请用UTF-8或GB18030。", "Encoding “%s” is not supported; use UTF-8 or GB18030.", CellRefusal.echo(name));
        };
    }
}
