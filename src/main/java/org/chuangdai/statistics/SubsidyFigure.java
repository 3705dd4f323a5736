package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.util.function.Function;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.subsidy.SubsidyKind;
import org.eclipse.microprofile.graphql.Description;

@Description("补贴统计指标 · Figures of subsidy statistics.")
public enum SubsidyFigure implements Labelled, Figure<SubsidyStatistics> {
    PAYEE_COUNT("收款户数", Measure.DISTINCT, row -> Figure.number(row.payeeCount())),
    GRANT_COUNT("笔数", Measure.COUNT, row -> Figure.number(row.grantCount())),
    AMOUNT("金额", Measure.AMOUNT, row -> row.paid());

    private final String label;
    private final Measure measure;
    private final Function<SubsidyStatistics, BigDecimal> value;

    SubsidyFigure(String label, Measure measure, Function<SubsidyStatistics, BigDecimal> value) {
        this.label = label;
        this.measure = measure;
        this.value = value;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Measure measure() {
        return measure;
    }

    @Override
    public BigDecimal of(SubsidyStatistics row) {
        return value.apply(row);
    }

    /** Vouchers are counted in pieces, which no sum in yuan contains. */
    @Override
    public boolean comparableAmongSiblings(SubsidyStatistics row) {
        return this != AMOUNT || row.key().stream().noneMatch(value -> value.code().equals(SubsidyKind.E_VOUCHER.name()));
    }
}
