package org.chuangdai.dossier;

import java.time.LocalDate;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A mark in the credit file (诚信档案) of a person or a base: while one of kind DISCREDITED holds, its holder is granted nothing. */
@Description("诚信标记 · Mark in the credit file of a person or a base.")
public record CreditFlag(
        @Ignore long key, @Ignore Long entrepreneurKey, @Ignore Long baseKey,
        @NonNull @Description("类型 · Kind.") CreditFlagKind kind,
        @NonNull @Description("原因 · Reason.") String reason,
        @NonNull @Description("起始日期 · From.") LocalDate fromOn,
        @Description("截止日期 · Last day; open when missing.") LocalDate untilOn) implements Node {
    static final String TYPE = "CreditFlag";
    static final String COLUMNS = """
            f.id, f.entrepreneur_id, f.base_id, f.kind, f.reason, f.from_on, f.until_on""";

    CreditFlag(Cells cells) {
        this(cells.id(), cells.idOrNull(), cells.idOrNull(), cells.constant(CreditFlagKind.class), cells.text(), cells.date(), cells.date());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
