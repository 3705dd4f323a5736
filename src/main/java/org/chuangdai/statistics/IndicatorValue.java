package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A reported figure of any kind (填报指标). */
@Description("填报指标值 · Reported figure of any kind.")
public record IndicatorValue(
        @Ignore String divisionCode,
        @NonNull @Description("指标代码 · Indicator code.") String code,
        @Description("起 · Beginning of what it covers; null when open.") LocalDate from,
        @Description("止 · End of what it covers; null when open.") LocalDate to,
        @NonNull @Description("数值 · Value.") BigDecimal value,
        @NonNull @Description("单位 · Unit.") String unit,
        @NonNull @Description("限定 · How exact it is.") Qualifier qualifier,
        @Description("来源 · Document or office that reports it.") String source) {
    static final String COLUMNS = "v.division, v.code, v.from_on, v.to_on, trim_scale(v.value), v.unit, v.qualifier, v.source";

    IndicatorValue(Cells cells) {
        this(cells.text(), cells.text(), cells.date(), cells.date(), cells.money(), cells.text(), cells.constant(Qualifier.class), cells.text());
    }
}
