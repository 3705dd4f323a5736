package org.chuangdai.bank;

import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A participating bank (经办银行). */
@Description("经办银行 · Bank that makes guaranteed loans.")
public record Bank(
        @Ignore long key,
        @NonNull @Description("代码 · Code.") String code,
        @NonNull @Description("名称 · Name.") String name) implements Node {

    Bank(Cells cells) {
        this(cells.id(), cells.text(), cells.text());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of("Bank", key);
    }
}
