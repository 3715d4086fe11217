package app.recordings.correction;

import app.recordings.application.ApplicationService;
import app.recordings.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What an application says is likely to be said. */
@ApplicationScoped
public class VocabularyService {
    @Inject
    VocabularyRepository vocabularies;

    @Inject
    ApplicationService applications;

    /** Of a caller's own application; an administrator may ask of each. */
    @Transactional
    public Vocabulary get(Caller caller, UUID application) {
        return of(applications.get(caller, application).id());
    }

    /** From now on this is likely, in recordings that have not been heard yet. */
    @Transactional
    public Vocabulary put(Caller caller, UUID application, Vocabulary vocabulary) {
        vocabularies.put(applications.get(caller, application).id(), vocabulary.phrases());
        return vocabulary;
    }

    /** Of whoever owns a recording; nothing of visitors. */
    @Transactional
    public Vocabulary of(UUID ownerId) {
        return new Vocabulary(vocabularies.find(ownerId));
    }
}
