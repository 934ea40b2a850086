import type { Article as TArticle } from '../gql/types'

export const Article = ({ article }: { article: TArticle }) => (
  <section>
    <h2>{article.title}</h2>
    {article.import_source && <small>First published on {article.import_source}</small>}
    <div dangerouslySetInnerHTML={{ __html: article.body ?? '' }} />
  </section>
)
