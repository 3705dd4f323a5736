package org.chuangdai.division;

import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** An administrative division (行政区划). */
@Description("行政区划 · Administrative division, from province to village.")
public record Division(
        @NonNull @Description("区划代码（12位） · Statistical code of 12 digits.") String code,
        @NonNull @Description("名称 · Name.") String name,
        @NonNull @Description("级别 · Level.") DivisionLevel level,
        @Ignore String parentCode) implements Node {
    static final String COLUMNS = "d.code, d.name, d.level, d.parent";

    Division(Cells cells) {
        this(cells.text(), cells.text(), cells.constant(DivisionLevel.class), cells.text());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of("Division", code);
    }
}
