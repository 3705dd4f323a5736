package org.chuangdai.bank;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Banks over GraphQL. */
@GraphQLApi
public class BankApi {
    private final BankStore store;

    BankApi(BankStore store) {
        this.store = store;
    }

    @Query
    @NonNull
    @Description("经办银行 · All participating banks, by code.")
    public Uni<List<@NonNull Bank>> banks() {
        return store.all();
    }
}
