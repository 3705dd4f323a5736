package org.chuangdai.graphql;

import java.time.LocalDate;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** A period of calendar dates, both ends included; a missing end is open. */
@Input("DateRange")
@Description("起止日期（含两端） · Period of dates, both ends included; a missing end is open.")
public class DateRange {
    public LocalDate from;
    public LocalDate to;

    public static DateRange of(LocalDate from, LocalDate to) {
        DateRange range = new DateRange();
        range.from = from;
        range.to = to;
        return range;
    }

    /** Adds the condition that {@code column} lies in the period. */
    public void restrict(Sql sql, String column) {
        check();
        sql.andIf(column + " >= ?", from).andIf(column + " <= ?", to);
    }

    /** Refuses a period that ends before it begins. */
    public DateRange check() {
        if (from != null && to != null && from.isAfter(to)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "起始日期%s晚于截止日期%s，请对调。", "The period begins (%s) after it ends (%s); swap them.", from, to);
        }
        return this;
    }
}
