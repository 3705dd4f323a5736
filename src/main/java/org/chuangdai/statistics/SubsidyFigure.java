package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.util.function.Function;
import org.chuangdai.subsidy.SubsidyKind;
import org.eclipse.microprofile.graphql.Description;

@Description("补贴统计指标 · Figures of subsidy statistics.")
public enum SubsidyFigure implements Figure<SubsidyStatistics> {
    PAYEE_COUNT("收款户数", Measure.DISTINCT, row -> Figure.number(row.payeeCount())),
    GRANT_COUNT("笔数", Measure.COUNT, row -> Figure.number(row.grantCount())),
    AMOUNT("金额", Measure.AMOUNT, row -> row.paid());

    private final Reading<SubsidyStatistics> reading;

    SubsidyFigure(String label, Measure measure, Function<SubsidyStatistics, BigDecimal> value) {
        this.reading = new Reading<>(label, measure, value);
    }

    @Override
    public Reading<SubsidyStatistics> reading() {
        return reading;
    }

    /** Vouchers are counted in pieces, which no sum in yuan contains. */
    @Override
    public boolean comparableAmongSiblings(SubsidyStatistics row) {
        return this != AMOUNT || row.key().stream().noneMatch(value -> value.code().equals(SubsidyKind.E_VOUCHER.name()));
    }
}
