package org.chuangdai.risk;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.statistics.Dimension;
import org.chuangdai.statistics.LoanDimension;
import org.eclipse.microprofile.graphql.Description;

@Description("风险统计维度：区划、经办银行、担保基金（所在地最近的一个）、基地、产品、群体、借款主体、第几次、担保方式 · What risk figures are split by; FUND is the nearest guarantee fund at or above the loan's place.")
public enum RiskDimension implements Labelled {
    PROVINCE("省级"),
    PREFECTURE("地级"),
    COUNTY("县级"),
    TOWNSHIP("乡级"),
    BANK("经办银行"),
    FUND("担保基金"),
    BASE("孵化基地"),
    PRODUCT("产品"),
    GROUP("借款人群体"),
    BORROWER_KIND("借款主体"),
    SEQUENCE("第几次贷款"),
    GUARANTEE("担保方式");

    private final String label;

    RiskDimension(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Over {@code loan l} and {@link LoanStates#NEAREST_FUND}. */
    Dimension over(LocalDate today) {
        return this == FUND ? Dimension.reference(name(), "fund.id", "guarantee_fund", "无基金") : LoanDimension.valueOf(name()).over(today);
    }

    /** The same dimensions as the statistics of loans know them, FUND left out. */
    static List<LoanDimension> ofLoans(List<RiskDimension> asked) {
        return asked == null ? List.of() : asked.stream().filter(Objects::nonNull).flatMap(dimension -> dimension == FUND ? Stream.empty()
                : Stream.of(LoanDimension.valueOf(dimension.name()))).toList();
    }
}
