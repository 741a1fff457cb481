import { PageHead } from '#ui/page-head/page-head.tsx';
import { useMaker } from './use-maker.ts';
import { EncryptionCard } from './encryption-card.tsx';
import { PartsCard } from './parts-card.tsx';
import { Result } from './result.tsx';
import { SignatureCard } from './signature-card.tsx';
import { TemplateBar } from './template-bar.tsx';
import styles from './token-maker.module.css';

/** `/tokens/make`: a token from what is typed, signed and encrypted here. Nothing is sent anywhere. */
export function Component() {
  const maker = useMaker();
  const { view, signing } = maker;
  const { draft } = view;
  return (
    <>
      <PageHead
        title="Make a token"
        about="Type what it should say, and it is signed as you type. Nothing leaves this browser."
      />
      <div className={styles['page']}>
        <TemplateBar
          chosen={maker.template}
          environments={maker.environments}
          valuesOf={maker.valuesOf}
          onValuesOf={maker.setValuesOf}
          onChoose={maker.chooseTemplate}
        />
        <div className={styles['columns']}>
          <div className={styles['column']}>
            <PartsCard
              draft={draft}
              isBegun={view.isBegun}
              problem={maker.made.problem}
              onEdit={maker.edit}
            />
            {draft.protection !== 'encrypted' && (
              <SignatureCard
                algorithm={maker.algorithm}
                missing={maker.missing}
                choice={maker.signingChoice}
                options={maker.signingOptions}
                signing={signing}
                strangeKid={maker.strangeKid}
                onAlgorithm={maker.setAlgorithm}
                onChoice={maker.setSigningChoice}
                onUseKid={maker.useKid}
              />
            )}
            {draft.protection !== 'signed' && (
              <EncryptionCard
                header={draft.encryptionHeader}
                names={maker.names}
                choice={maker.recipientChoice}
                options={maker.recipientOptions}
                recipient={maker.recipient}
                headerError={maker.errorAt('encryption-header')}
                keyError={maker.errorAt('recipient')}
                onHeader={(encryptionHeader) => maker.edit({ encryptionHeader })}
                onCurve={maker.setCurve}
                onChoice={maker.setRecipientChoice}
              />
            )}
          </div>
          <Result maker={maker} />
        </div>
      </div>
    </>
  );
}
