package org.chuangdai.graphql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * One order of a list: an SQL expression that is never null, with the row's id to break ties; an index serves the pair.
 *
 * @param name       stands in cursors, so that a cursor is not used under another order
 * @param expression over the columns of the list's statement
 * @param parse      reads the expression's value back from a cursor
 */
public record Order(String name, String expression, boolean descending, Function<String, Object> parse) {

    public static Order byDate(String name, String expression, OrderDirection direction) {
        return new Order(name, expression, direction == OrderDirection.DESC, LocalDate::parse);
    }

    public static Order byMoney(String name, String expression, OrderDirection direction) {
        return new Order(name, expression, direction == OrderDirection.DESC, BigDecimal::new);
    }

    public static Order byText(String name, String expression, OrderDirection direction) {
        return new Order(name, expression, direction == OrderDirection.DESC, text -> text);
    }

    public static Order byNumber(String name, String expression, OrderDirection direction) {
        return new Order(name, expression, direction == OrderDirection.DESC, Long::valueOf);
    }
}
