package org.chuangdai.graphql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.graphql.Description;

@Description("金额单位 · Unit of money; WAN and YI are rounded half up to 2 decimals.")
public enum MoneyUnit implements Labelled {
    YUAN("元", 0),
    WAN("万元", 4),
    YI("亿元", 8);

    private final String label;
    private final int power;

    MoneyUnit(String label, int power) {
        this.label = label;
        this.power = power;
    }

    @Override
    public String label() {
        return label;
    }

    /** Yuan in the given unit, YUAN when it is null; two decimals, HALF_UP. */
    public static BigDecimal express(BigDecimal yuan, MoneyUnit unit) {
        return yuan == null ? null : yuan.movePointLeft(unit == null ? 0 : unit.power).setScale(2, RoundingMode.HALF_UP);
    }

    /** Yuan in this unit, exactly. */
    public BigDecimal exactly(BigDecimal yuan) {
        return yuan.movePointLeft(power);
    }
}
