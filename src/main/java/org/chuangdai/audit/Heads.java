package org.chuangdai.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chuangdai.sql.RowScope;
import org.chuangdai.sql.Sql;

/** How far the chains had come at some time, as noted outside of the database: {@code lane sequence hash}, also within lines of a log. */
final class Heads {
    static final Sql STATEMENT = Sql.of("""
            select l.lane || ' ' || h.sequence || ' ' || encode(h.hash, 'hex') from generate_series(0, 15) l (lane) cross join lateral (
              select e.sequence, e.hash from audit_event e where e.lane = l.lane order by e.sequence desc limit 1) h order by l.lane""").under(RowScope.ALL);
    private static final Pattern HEAD = Pattern.compile("(?<![0-9a-f])(\\d{1,2}) (\\d{1,18}) ([0-9a-f]{64})(?![0-9a-f])");

    /** The event that was the last one of its lane. */
    record Head(int lane, long sequence, String hash) {
    }

    private Heads() {
    }

    /** All heads that a file names, whatever else stands in it. */
    static List<Head> read(Path file) throws IOException {
        List<Head> heads = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            heads.addAll(in(line));
        }
        return heads;
    }

    /** All heads that a text names. */
    static List<Head> in(String text) {
        return HEAD.matcher(text).results().map(found -> new Head(Integer.parseInt(found.group(1)), Long.parseLong(found.group(2)), found.group(3))).toList();
    }
}
