package org.chuangdai.operation;

import io.quarkus.runtime.configuration.DurationConverter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the value of a setting must be, and how that is called. */
record Form(String chinese, String english, Predicate<String> holds) {
    static final Form TEXT = new Form("文本", "a text", text -> true);
    static final Form FLAG = choice("true", "false");
    static final Form DURATION = new Form("时长，如 500ms、30S、1h", "a duration, as 500ms, 30S, 1h", text -> DurationConverter.parseDuration(text) != null);
    static final Form DATE = new Form("日期，如 2025-12-31", "a date, as 2025-12-31", text -> LocalDate.parse(text) != null);
    static final Form FILE = new Form("可读取的文件", "a file that can be read", text -> Files.isReadable(Path.of(text)) && Files.isRegularFile(Path.of(text)));
    static final Form DATABASE = new Form("host:port/name", "host:port/name", Pattern.compile("(?:[^\\s/:?@]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?/[^\\s/?&]+").asMatchPredicate());
    static final Form ADDRESS = new Form("http(s)://地址", "an address http(s)://…", Pattern.compile("https?://[^\\s/]+\\S*").asMatchPredicate());
    static final Form RATIO = new Form("0至1的数", "a number from 0 to 1", text -> Double.parseDouble(text) >= 0 && Double.parseDouble(text) <= 1);
    /** A number of bytes, as Quarkus has it. */
    static final Form SIZE = new Form("字节数，如 16K、16G", "a number of bytes, as 16K, 16G", Pattern.compile("\\d{1,12}[KkMmGgTt]?").asMatchPredicate());

    static Form number(long least, long most) {
        return new Form("%d至%d的整数".formatted(least, most), "a whole number from %d to %d".formatted(least, most), text -> Long.parseLong(text) >= least && Long.parseLong(text) <= most);
    }

    static Form choice(String... values) {
        List<String> known = Arrays.asList(values);
        return new Form(String.join("、", known), String.join(" or ", known), known::contains);
    }

    boolean accepts(String value) {
        try {
            return holds.test(value);
        } catch (RuntimeException malformed) {
            return false;
        }
    }
}
