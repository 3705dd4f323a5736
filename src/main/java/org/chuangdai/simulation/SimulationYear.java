package org.chuangdai.simulation;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** The loans applied for (imported ones: disbursed) in one calendar year of the period. */
@Description("分年 · The loans applied for (imported ones: disbursed) in one year of the period.")
public record SimulationYear(
        @Description("年度 · Year.") int year,
        @Description("笔数：申请和导入的贷款 · Applications and imported loans.") int loanCount,
        @NonNull @Description("原政策 · As it was.") SimulationFigures before,
        @NonNull @Description("模拟 · As it would be.") SimulationFigures after) {
}
