package org.chuangdai.dossier;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of competition projects. */
@Description("创业大赛项目（一页） · Page of competition projects.")
public class CompetitionProjectConnection extends Connection<CompetitionProject> {

    public CompetitionProjectConnection(Page<CompetitionProject> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
