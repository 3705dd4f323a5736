package org.chuangdai.briefing;

import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** One figure of a briefing, with the way back to it. */
@Description("简报中的一个数字 · One figure of a briefing, with the query that yields it.")
public record BriefingFigure(
        @NonNull @Description("名称 · What it is.") String label,
        @NonNull @Description("正文中的写法 · As the text prints it: value rounded half up to two decimals of the unit printed (元、万元、亿元，万，%).") String text,
        @NonNull @Description("精确值 · Exact value in its unit: yuan to the fen, a count, or a ratio of four decimals.") BigDecimal value,
        @NonNull @Description("单位：元、比率，或量词 · Unit of value: CNY, ratio, or what is counted.") String unit,
        @NonNull @Description("得到此数的GraphQL操作 · GraphQL operation that yields exactly this value.") String query,
        @NonNull @Description("此数在答复data中的位置（JSON指针） · Where it stands in the answer's data, a JSON pointer.") String path) {
}
