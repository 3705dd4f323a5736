package org.chuangdai.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The place of a row in an ordered list: the value it is ordered by, and its id. Rows inserted before it do not move it.
 */
record Cursor(Object value, long id) {

    String encode(Order order) {
        String text = id + ":" + order.name() + (order.descending() ? '-' : '+') + value;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String cursor, Order order) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            String name = order.name() + (order.descending() ? '-' : '+');
            if (text.startsWith(name, colon + 1)) {
                return new Cursor(order.parse().apply(text.substring(colon + 1 + name.length())), Long.parseLong(text.substring(0, colon)));
            }
        } catch (RuntimeException malformed) {
            // refused below: whatever is wrong with it, the caller made it up or changed the order
        }
        throw new Refusal(ErrorCode.BAD_REQUEST, "游标无效，或属于另一种排序；请从第一页重新开始。",
                "This cursor is invalid or belongs to another order; start again from the first page.");
    }
}
