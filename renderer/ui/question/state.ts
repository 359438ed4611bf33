/** How a question of a session stands. `answered`: right or wrong is not told yet. */
export type QuestionState = 'open' | 'answered' | 'right' | 'wrong' | 'partly'
