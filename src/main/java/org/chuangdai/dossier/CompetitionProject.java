package org.chuangdai.dossier;

import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A project of a start-up competition or selection (创业大赛项目); its start-up leads to residencies and loans. */
@Description("创业大赛项目 · Project of a start-up competition or selection.")
public record CompetitionProject(
        @Ignore long key, @Ignore String divisionCode, @Ignore Long entrepreneurKey, @Ignore Long startupKey,
        @NonNull @Description("编号 · Reference.") String reference,
        @NonNull @Description("赛事或评选 · Competition or selection.") String competition,
        @Description("年度 · Year.") int year,
        @NonNull @Description("项目名称 · Name of the project.") String name,
        @Description("奖项 · Award.") String award) implements Node {
    static final String TYPE = "CompetitionProject";
    static final String COLUMNS = """
            p.id, p.division, p.entrepreneur_id, p.startup_id, p.reference, p.competition, p.year, p.name, p.award""";

    CompetitionProject(Cells cells) {
        this(cells.id(), cells.text(), cells.idOrNull(), cells.idOrNull(), cells.text(), cells.text(), cells.integer(), cells.text(), cells.text());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
