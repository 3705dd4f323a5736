package org.chuangdai.dossier;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import java.util.List;
import java.util.function.BiFunction;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Commands;
import org.chuangdai.command.UserError;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.Register;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Follow-ups, monthly reports and credit flags by command. */
@GraphQLApi
public class DossierCommandsApi {
    private final DossierStore store;
    private final DossierDesk desk;
    private final CurrentCaller current;

    DossierCommandsApi(DossierStore store, DossierDesk desk, CurrentCaller current) {
        this.store = store;
        this.desk = desk;
        this.current = current;
    }

    @Mutation
    @NonNull
    @Description("登记跟踪服务 · Records a follow-up of a loan or a start-up.")
    public Uni<FollowUpPayload> recordFollowUp(@NonNull @Valid RecordFollowUpInput input) {
        return Uni.createFrom().deferred(() -> desk.followUp(input)).flatMap(outcome -> payload(outcome, store.followUps(), FollowUpPayload::new));
    }

    @Mutation
    @NonNull
    @Description("月度直报 · Reports a month of a start-up.")
    public Uni<MonthlyReportPayload> reportMonth(@NonNull @Valid ReportMonthInput input) {
        return Uni.createFrom().deferred(() -> desk.reportMonth(input)).flatMap(outcome -> payload(outcome, store.reports(), MonthlyReportPayload::new));
    }

    @Mutation
    @NonNull
    @Description("登记诚信标记 · Puts a mark into the credit file of a person or a base.")
    public Uni<CreditFlagPayload> flagCredit(@NonNull @Valid FlagCreditInput input) {
        return Uni.createFrom().deferred(() -> desk.flagCredit(input)).flatMap(outcome -> payload(outcome, store.flags(), CreditFlagPayload::new));
    }

    private <T extends Node, P> Uni<P> payload(Commands.Outcome outcome, Register<T> register, BiFunction<T, List<UserError>, P> payload) {
        return outcome.resultKey() == null ? Uni.createFrom().item(() -> payload.apply(null, outcome.userErrors()))
                : register.byKey(outcome.resultKey(), current.sight()).map(row -> payload.apply(row, List.of()));
    }
}
