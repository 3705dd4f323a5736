package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.audit.Unmasking;
import org.chuangdai.dossier.CreditFlag;
import org.chuangdai.entrepreneur.Entrepreneur;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Contacts, staff and workstations of bases over GraphQL. */
@GraphQLApi
public class BaseSupportApi {
    private final BaseSupportStore store;
    private final BaseStore bases;
    private final Batcher batcher;
    private final CurrentCaller current;
    private final Unmasking unmasking;

    BaseSupportApi(BaseSupportStore store, BaseStore bases, Batcher batcher, CurrentCaller current, Unmasking unmasking) {
        this.unmasking = unmasking;
        this.store = store;
        this.bases = bases;
        this.batcher = batcher;
        this.current = current;
    }

    @Query
    @NonNull
    @Description("基地联络与服务人员列表 · Contacts, party stations, mentors and staff of bases, in the order they were recorded.")
    public Uni<BaseContactConnection> baseContacts(Integer first, String after, Integer last, String before, BaseContactFilter filter) {
        return Uni.createFrom().deferred(() -> store.contacts().page(filter, PageRequest.of(first, after, last, before), current.sight(), BaseContactConnection::new));
    }

    @Query
    @NonNull
    @Description("创业工位列表 · Workstations that persons applied for, the newest first.")
    public Uni<WorkstationAllocationConnection> workstationAllocations(Integer first, String after, Integer last, String before, WorkstationFilter filter) {
        return Uni.createFrom().deferred(() -> store.workstations().page(filter, PageRequest.of(first, after, last, before), current.sight(), WorkstationAllocationConnection::new));
    }

    @NonNull
    @Description("联络与服务人员 · Contacts, party stations, mentors and staff, at most 500.")
    public CompletionStage<List<@NonNull BaseContact>> contacts(@Source IncubationBase base) {
        return batcher.load("IncubationBase.contacts", base.key(), List.of(), ids -> store.contacts().below("c.base_id", ids, current.sight()));
    }

    @Description("手机号（明文） · Phone in full: for role pii-reader beside another; each one is audited with the reason.")
    public CompletionStage<String> phonePlain(@Source BaseContact contact, @NonNull @Description(Unmasking.REASON) String reason) {
        return batcher.load("BaseContact.phonePlain", reason, contact.key(), null,
                ids -> unmasking.reveal(BaseContact.TYPE, "phonePlain", ids, reason, keys -> store.plainPhones(keys, current.sight())));
    }

    @NonNull
    @Description("创业工位 · Workstations the person applied for, the newest first.")
    public CompletionStage<List<@NonNull WorkstationAllocation>> workstationAllocations(@Source Entrepreneur entrepreneur) {
        return batcher.load("Entrepreneur.workstationAllocations", entrepreneur.key(), List.of(), ids -> store.workstations().below("w.entrepreneur_id", ids, current.sight()));
    }

    @NonNull
    @Description("孵化基地 · The base.")
    public CompletionStage<IncubationBase> base(@Source BaseContact contact) {
        return base(contact.baseKey());
    }

    @NonNull
    @Description("孵化基地 · The base.")
    public CompletionStage<IncubationBase> base(@Source WorkstationAllocation allocation) {
        return base(allocation.baseKey());
    }

    @Description("孵化基地 · The base that the flag marks.")
    public CompletionStage<IncubationBase> base(@Source CreditFlag flag) {
        return base(flag.baseKey());
    }

    private CompletionStage<IncubationBase> base(Long key) {
        return batcher.load("IncubationBase", key, null, ids -> bases.byId(ids, current.sight()));
    }
}
