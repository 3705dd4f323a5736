package org.chuangdai.loan;

import java.time.LocalDate;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.sql.Sql;
import org.chuangdai.statistics.Dimension;
import org.chuangdai.statistics.LoanDimension;
import org.eclipse.microprofile.graphql.Description;

@Description("审核用时统计维度；审核环节始终分开 · What processing times are split by; stages are always apart.")
public enum ProcessingDimension implements Labelled {
    PROVINCE("省级"),
    PREFECTURE("地级"),
    COUNTY("县级"),
    TOWNSHIP("乡级"),
    BANK("经办银行"),
    CHANNEL("申请渠道"),
    GREEN_CHANNEL("绿色通道");

    private final String label;

    ProcessingDimension(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Over {@code loan l}. */
    Dimension over(LocalDate today) {
        return switch (this) {
            case CHANNEL -> Dimension.constant(name(), Sql.of("l.channel"), ApplicationChannel.class, "无");
            case GREEN_CHANNEL -> Dimension.flag(name(), "l.green_channel");
            default -> LoanDimension.valueOf(name()).over(today);
        };
    }
}
