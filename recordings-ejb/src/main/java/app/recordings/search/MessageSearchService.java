package app.recordings.search;

import app.recordings.application.ApplicationService;
import app.recordings.chat.ChatKey;
import app.recordings.chat.ChatService;
import app.recordings.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks for words in an application's messages. What is not the caller's is not there. */
@ApplicationScoped
public class MessageSearchService {
    @Inject
    ApplicationService applications;

    @Inject
    ChatService chats;

    @Inject
    WordRepository words;

    @Inject
    MessageSearchRepository messages;

    /** Takes more for a hit only as long as it finds too little; the pieces that follow are of the first one's breadth. */
    @Transactional
    public MessageHits search(Caller caller, MessageQuery query) {
        requireOwn(caller, query.scope());
        List<Sought> typed = words.seek(query.scope().ownerId(), query.terms());
        if (query.after() != null) {
            return find(query, typed, query.after().breadth());
        }
        MessageHits exact = find(query, typed, Breadth.EXACT);
        if (exact.hits().size() >= query.limit()) {
            return exact;
        }
        MessageHits beginning = find(query, typed, Breadth.BEGINNING);
        return beginning.hits().isEmpty() ? find(query, typed, Breadth.ALIKE) : beginning;
    }

    private void requireOwn(Caller caller, MessageScope scope) {
        if (scope.chat() == null) {
            applications.get(caller, scope.ownerId());
        } else {
            chats.get(caller, new ChatKey(scope.ownerId(), scope.chat()));
        }
    }

    private MessageHits find(MessageQuery query, List<Sought> typed, Breadth breadth) {
        Match match = Match.of(typed, broadened(query.scope().ownerId(), typed, breadth), breadth);
        if (match == null) {
            return new MessageHits(List.of(), false);
        }
        MessageHits found = messages.find(query, match, breadth);
        return new MessageHits(
                found.hits().stream()
                        .map(hit -> hit.with(Snippet.of(hit.body(), match.words())))
                        .toList(),
                found.truncated());
    }

    private List<Sought> broadened(UUID ownerId, List<Sought> typed, Breadth breadth) {
        if (breadth == Breadth.EXACT) {
            return typed;
        }
        Set<String> single = typed.stream()
                .filter(one -> one.isWord() && !one.term().excluded())
                .map(Sought::words)
                .collect(Collectors.toSet());
        Map<String, Set<String>> beginning = words.beginning(ownerId, single);
        Map<String, Set<String>> alike =
                breadth == Breadth.ALIKE ? words.alike(ownerId, single) : Map.<String, Set<String>>of();
        return typed.stream()
                .map(one -> single.contains(one.words()) && !one.term().excluded()
                        ? one.or(beginning.getOrDefault(one.words(), Set.of()))
                                .or(alike.getOrDefault(one.words(), Set.of()))
                        : one)
                .toList();
    }
}
