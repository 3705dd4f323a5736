package org.chuangdai.dossier;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;

/** The place of an event: its day, the place of its kind among those of a day, and the record's id. */
record TimelineCursor(LocalDate on, int rank, long id) {

    String encode() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((on + ":" + rank + ":" + id).getBytes(StandardCharsets.UTF_8));
    }

    static TimelineCursor decode(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(":");
            return new TimelineCursor(LocalDate.parse(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
        } catch (RuntimeException malformed) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "游标无效；请从头开始。", "This cursor is invalid; start again from the beginning.");
        }
    }
}
