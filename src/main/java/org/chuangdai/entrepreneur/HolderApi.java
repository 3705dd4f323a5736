package org.chuangdai.entrepreneur;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.base.WorkstationAllocation;
import org.chuangdai.dossier.CompetitionProject;
import org.chuangdai.dossier.CreditFlag;
import org.chuangdai.dossier.FollowUp;
import org.chuangdai.dossier.Honour;
import org.chuangdai.dossier.MonthlyReport;
import org.chuangdai.graphql.Batcher;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The persons and start-ups that the records of a dossier name. */
@GraphQLApi
@RegisterForReflection
public class HolderApi {
    private final EntrepreneurStore entrepreneurs;
    private final StartupStore startups;
    private final Batcher batcher;
    private final CurrentCaller current;

    HolderApi(EntrepreneurStore entrepreneurs, StartupStore startups, Batcher batcher, CurrentCaller current) {
        this.entrepreneurs = entrepreneurs;
        this.startups = startups;
        this.batcher = batcher;
        this.current = current;
    }

    @NonNull
    @Description("获得者 · The person who holds the honour.")
    public CompletionStage<Entrepreneur> entrepreneur(@Source Honour honour) {
        return person(honour.entrepreneurKey());
    }

    @Description("申请人 · The person who applied; null out of sight.")
    public CompletionStage<Entrepreneur> entrepreneur(@Source WorkstationAllocation allocation) {
        return person(allocation.entrepreneurKey());
    }

    @Description("当事人 · The person whom the flag marks.")
    public CompletionStage<Entrepreneur> entrepreneur(@Source CreditFlag flag) {
        return person(flag.entrepreneurKey());
    }

    @Description("负责人 · The person behind the project.")
    public CompletionStage<Entrepreneur> entrepreneur(@Source CompetitionProject project) {
        return person(project.entrepreneurKey());
    }

    @Description("创业实体 · The start-up for which it was granted.")
    public CompletionStage<Startup> startup(@Source Honour honour) {
        return startup(honour.startupKey());
    }

    @Description("创业实体 · The start-up that was followed up.")
    public CompletionStage<Startup> startup(@Source FollowUp followUp) {
        return startup(followUp.startupKey());
    }

    @NonNull
    @Description("创业实体 · The start-up that reports.")
    public CompletionStage<Startup> startup(@Source MonthlyReport report) {
        return startup(report.startupKey());
    }

    @Description("创业实体 · The start-up that the project became; its residencies say where it is incubated.")
    public CompletionStage<Startup> startup(@Source CompetitionProject project) {
        return startup(project.startupKey());
    }

    private CompletionStage<Entrepreneur> person(Long key) {
        return batcher.load("Entrepreneur", key, null, ids -> entrepreneurs.byId(ids, current.sight()));
    }

    private CompletionStage<Startup> startup(Long key) {
        return batcher.load("Startup", key, null, ids -> startups.byId(ids, current.sight()));
    }
}
