package org.chuangdai.policy;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A named set of groups ("五类", "六类"): its members differ by place and time. */
@Description("人群组合 · Named set of groups, as 五类 or 六类; its members differ by place and time.")
public record GroupSet(
        @NonNull @Description("代码 · Code.") String code,
        @NonNull @Description("名称 · Name.") String name,
        @NonNull @Description("制定地区（12位区划代码，000000000000为全国） · Division whose set it is; 000000000000 is the nation.") String divisionCode,
        @NonNull @Description("启用日期 · In use from.") LocalDate effectiveFrom,
        @NonNull @Description("人群 · Its members.") List<@NonNull BorrowerGroup> groups,
        @NonNull @Description("来源 · Source.") String source) {
    static final String COLUMNS = "g.code, g.name, g.division, g.effective_from, g.groups, g.source";

    GroupSet(Cells cells) {
        this(cells.text(), cells.text(), cells.text(), cells.date(), cells.constants(BorrowerGroup.class), cells.text());
    }
}
