package org.chuangdai.risk;

import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

@Description("逾期天数分段，按最早未还期次的到期日计算 · How long a loan is overdue, by the day on which its oldest uncovered instalment fell due.")
public enum OverdueAge implements Labelled {
    DAYS_1_30("1至30天", 1, 30),
    DAYS_31_60("31至60天", 31, 60),
    DAYS_61_90("61至90天", 61, 90),
    DAYS_91_180("91至180天", 91, 180),
    OVER_180("超过180天", 181, Integer.MAX_VALUE);

    private final String label;
    final int fromDays;
    final int toDays;

    OverdueAge(String label, int fromDays, int toDays) {
        this.label = label;
        this.fromDays = fromDays;
        this.toDays = toDays;
    }

    @Override
    public String label() {
        return label;
    }
}
