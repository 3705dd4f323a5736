package org.chuangdai.dossier;

import java.time.LocalDate;
import org.chuangdai.base.BaseLevel;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** An honour of a person or of the start-up (荣誉): at prefecture level or above it can waive the counter-guarantee. */
@Description("荣誉 · Honour of a person, perhaps for a start-up.")
public record Honour(
        @Ignore long key, @Ignore long entrepreneurKey, @Ignore Long startupKey,
        @NonNull @Description("称号 · Title, as 十佳创业明星.") String title,
        @NonNull @Description("级别 · Level of the authority.") BaseLevel level,
        @Description("授予机关 · Authority.") String authority,
        @NonNull @Description("授予日期 · Day it was granted.") LocalDate grantedOn) implements Node {
    static final String TYPE = "Honour";
    static final String COLUMNS = """
            h.id, h.entrepreneur_id, h.startup_id, h.title, h.level, h.authority, h.granted_on""";

    Honour(Cells cells) {
        this(cells.id(), cells.id(), cells.idOrNull(), cells.text(), cells.constant(BaseLevel.class), cells.text(), cells.date());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
