package org.chuangdai.briefing;

import java.math.BigDecimal;
import java.util.Map;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.division.DivisionLevel;

/** What was asked for a briefing and what the answers were. */
record Facts(Division division, ReportPeriod period, Map<Item, Value> values) {

    /** A value and the row of the answer in which it stands. */
    record Value(BigDecimal value, int row) {
    }

    String place() {
        return DivisionCode.prefix(division.code());
    }

    /** Whether a province or prefecture reports. */
    boolean wide() {
        return division.level() == DivisionLevel.PROVINCE || division.level() == DivisionLevel.PREFECTURE;
    }

    boolean has(Item item) {
        return values.containsKey(item);
    }

    /** Null where the report keeps silent. */
    BigDecimal value(Item item) {
        Value value = values.get(item);
        return value == null ? null : value.value();
    }

    int row(Item item) {
        return values.get(item).row();
    }

    boolean same(Item one, Item other) {
        return has(one) && has(other) && value(one).compareTo(value(other)) == 0;
    }
}
